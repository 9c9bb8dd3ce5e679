/// Reading and writing MCAP files. Nothing here knows batteries.
package org.voltaire.link.mcap;
