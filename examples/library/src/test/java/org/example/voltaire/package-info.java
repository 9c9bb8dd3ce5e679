/// What the examples print.
package org.example.voltaire;
