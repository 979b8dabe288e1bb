package eu.datatrustee.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a step that reaches beyond the transaction: a gateway, a mail. Such a step has a save point before it in the model; a step
 * without the mark has none and stays in the transaction of whoever caused it. A test compares the two.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Leaves {

  /** What is reached. */
  String value();
}
