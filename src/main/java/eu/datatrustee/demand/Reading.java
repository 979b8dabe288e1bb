package eu.datatrustee.demand;

/** What words are taken to say. What they leave in doubt, a person is asked: it neither falls by a pattern alone, nor passes in silence. */
enum Reading { NOT, PERHAPS, SURELY }
