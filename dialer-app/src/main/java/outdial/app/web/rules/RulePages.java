package outdial.app.web.rules;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages on rules. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import({WaterfallController.class, WhyController.class})
public class RulePages {}
