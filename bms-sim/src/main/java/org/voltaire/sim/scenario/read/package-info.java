/// Reads scenarios: sections of the YAML file, and sentences word by word. A grammar is one class
/// for one kind of sentence. Nothing runs here.
package org.voltaire.sim.scenario.read;
