/// How much may flow, and which cell says so.
package org.voltaire.limit;
