create sequence case_number_ar;
create sequence case_number_da;
create sequence case_number_sp;
