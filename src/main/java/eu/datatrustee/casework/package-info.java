/** What every case has in common: its number, the rules it is held to, and the refusal that names one of them. */
package eu.datatrustee.casework;
