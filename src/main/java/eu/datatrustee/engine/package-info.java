/** How the process engine is set up and reached: the one place that knows its inner classes, and that knows no flow. */
package eu.datatrustee.engine;
