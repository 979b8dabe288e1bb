package eu.datatrustee.deadline;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:deadlines;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
class StoredDeadlinesOnH2Test extends StoredDeadlinesContract {}
