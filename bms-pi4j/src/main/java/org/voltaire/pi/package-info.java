/// One pack being run: what builds loop, devices, recording and link from a configuration and takes
/// them apart again.
package org.voltaire.pi;
