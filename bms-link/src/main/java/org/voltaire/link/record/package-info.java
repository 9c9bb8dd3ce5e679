/// Inputs and frames as Protobuf messages, recordings of them, and their replay.
package org.voltaire.link.record;
