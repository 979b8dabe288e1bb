/** The documents of cases: what they really are, their bytes and hashes, kept as they came and streamed to whoever may have them. */
package eu.datatrustee.document;
