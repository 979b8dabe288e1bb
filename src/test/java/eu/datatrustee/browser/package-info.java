/** People at work in a real browser: Tasklist, Cockpit and Admin behind the one sign-in. Screenshots go to {@code target/screenshots}. */
package eu.datatrustee.browser;
