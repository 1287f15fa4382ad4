package outdial.app.web.upload;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages of lists and files. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import({
    ListController.class,
    UploadController.class,
    ImportController.class,
    FeedController.class,
    FeedParts.class,
    Uploads.class
})
public class UploadPages {}
