/// JMH benchmarks. Nothing depends on them.
package org.voltaire.bench;
