package outdial.app.rig;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the rig for the first test that needs it and ends it after the last. */
final class RigParameter implements ParameterResolver {
    private static final Namespace ALL = Namespace.create(Rig.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Rig.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(ALL).computeIfAbsent(Rig.class, _ -> Rig.up(), Rig.class);
    }
}
