package eu.datatrustee.engine;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the real migrations need, for tests of a module's tables without an engine. */
@Configuration(proxyBeanMethods = false)
@Import({DatabaseTypes.class, EngineSchema.class})
public class Migrations {}
