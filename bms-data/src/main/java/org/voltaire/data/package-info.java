/// Bench data of single cells and the models made from them: reading, refusing, writing.
package org.voltaire.data;
