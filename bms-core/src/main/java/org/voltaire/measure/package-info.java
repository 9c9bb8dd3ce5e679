/// What is measured: samples as sensors give them, readings as the step believes them.
package org.voltaire.measure;
