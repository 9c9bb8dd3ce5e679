/// The one reader of YAML: values with their line and column, what is wrong with them, and the
/// nearest known words. It knows nothing of batteries, and no other package parses what people
/// write.
package org.voltaire.config.yaml;
