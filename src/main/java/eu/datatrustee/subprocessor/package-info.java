/** Subcontractors: proposals, the customers' consents, the register of who may work for whom, and its yearly review (S1–S5). */
package eu.datatrustee.subprocessor;
