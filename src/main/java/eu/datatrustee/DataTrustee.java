package eu.datatrustee;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The data trustee's service: one process is a complete installation, several on one PostgreSQL are a cluster. */
// Modules name their types as they like: two may have a Registration.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "Data Trustee", sharedModules = "casework")
public class DataTrustee {

  public static void main(String[] args) {
    // The engine stores due dates without a zone: only in UTC are two instants of a clock change two.
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    SpringApplication.run(DataTrustee.class, args);
  }
}
