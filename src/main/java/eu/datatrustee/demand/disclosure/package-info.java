/** What is disclosed of a case: item by item, by two different counsels, built once and released once (D3–D5, D10–D12). */
package eu.datatrustee.demand.disclosure;
