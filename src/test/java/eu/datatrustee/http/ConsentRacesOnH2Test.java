package eu.datatrustee.http;

@OnH2
class ConsentRacesOnH2Test extends ConsentRacesContract {}
