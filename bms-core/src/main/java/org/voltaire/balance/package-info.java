/// Which cells to bleed.
package org.voltaire.balance;
