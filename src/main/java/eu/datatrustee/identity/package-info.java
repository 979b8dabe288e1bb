/** Who is signed in, what each may do, and the independence of those who decide. */
package eu.datatrustee.identity;
