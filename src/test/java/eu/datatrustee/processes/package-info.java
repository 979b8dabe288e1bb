/** What the tests of the models share: the running service with its time standing still, and the coverage of whole models. */
package eu.datatrustee.processes;
