/// Kinds of cells: laws, figures and limits, each figure with its source. A chemistry is a YAML
/// resource; configurations and the simulator both read it.
package org.voltaire.chemistry;
