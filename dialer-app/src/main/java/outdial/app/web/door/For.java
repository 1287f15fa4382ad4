package outdial.app.web.door;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import outdial.sql.Accounts.Role;

/**
 * Who may ask for a page: people with any of the roles. Where the address names a client, the role must be one for
 * that client. On a method it replaces what its class says.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface For {
    Role[] value();

    /** Whether the role must be one for the whole centre, as for its accounts. */
    boolean wholeCentre() default false;
}
