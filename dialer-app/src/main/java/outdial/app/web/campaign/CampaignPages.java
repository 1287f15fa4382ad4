package outdial.app.web.campaign;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages of campaigns. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import({AheadController.class, CampaignController.class, CampaignEditController.class, DispositionController.class})
public class CampaignPages {}
