package io.weir.api.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The options of a configuration record, read off its class by reflection. Immutable; safe for use by several threads.
 *
 * @param <C> the record
 */
public final class ConfigurationType<C extends Record> {

    private static final int MOST = 50;
    private static final int NEARLY = 4;

    private final C defaults;
    private final Constructor<C> constructor;
    private final List<Component> components;

    private ConfigurationType(C defaults, Constructor<C> constructor, List<Component> components) {
        this.defaults = defaults;
        this.constructor = constructor;
        this.components = List.copyOf(components);
    }

    /**
     * Reads the type of a configuration off its defaults.
     *
     * @throws IllegalArgumentException when a component has no {@link Option}, a type that is not supported or a default
     *     out of its range, or when there are more than 50; the message names it
     */
    public static <C extends Record> ConfigurationType<C> of(C defaults) {
        @SuppressWarnings("unchecked") // the class of a C
        Class<C> type = (Class<C>) defaults.getClass();
        RecordComponent[] all = type.getRecordComponents();
        if (all.length > MOST) {
            throw new IllegalArgumentException(all.length + " options are more than " + MOST);
        }
        List<Component> components = Arrays.stream(all)
                .map(c -> Component.of(c, valueOf(c, defaults)))
                .toList();
        return new ConfigurationType<>(defaults, constructorOf(type, all), components);
    }

    /** The options, in the order of the record's components. */
    public List<OptionType> options() {
        return components.stream().map(Component::type).toList();
    }

    /** The values when nothing is given. */
    public C defaults() {
        return defaults;
    }

    /** The record's class. */
    public Class<?> type() {
        return defaults.getClass();
    }

    /**
     * What a native image must know to read the record by reflection: the content of a file
     * {@code META-INF/native-image/GROUP/ARTIFACT/reachability-metadata.json} in the plugin's jar.
     */
    public String nativeMetadata() {
        return """
                {
                  "reflection": [
                    {
                      "type": "%s",
                      "allDeclaredConstructors": true,
                      "allDeclaredMethods": true,
                      "allDeclaredFields": true
                    }
                  ]
                }
                """.formatted(type().getName());
    }

    /**
     * Makes a configuration of what somebody gave; what is not given keeps its default.
     *
     * @param given texts by name of the option
     */
    public Reading<C> read(Map<String, String> given) {
        List<OptionProblem> problems = new ArrayList<>();
        Map<String, String> left = new TreeMap<>(given);
        Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            Component component = components.get(i);
            String text = left.remove(component.type().name());
            values[i] = text == null ? component.byDefault() : component.read(text);
            if (values[i] instanceof OptionProblem problem) {
                problems.add(problem);
            }
        }
        left.keySet().forEach(unknown -> problems.add(unknown(unknown)));
        return problems.isEmpty() ? make(values) : new Reading.Bad<>(problems);
    }

    private Reading<C> make(Object[] values) {
        try {
            return new Reading.Good<>(constructor.newInstance(values));
        } catch (InvocationTargetException e) {
            String message = e.getCause() == null ? null : e.getCause().getMessage();
            return new Reading.Bad<>(List.of(new OptionProblem(null, String.valueOf(message), null)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the constructor of " + type() + " cannot be called", e);
        }
    }

    private OptionProblem unknown(String name) {
        String nearest = components.stream()
                .map(c -> c.type().name())
                .filter(known -> OptionText.distance(known, name) <= NEARLY)
                .min(Comparator.comparingInt(known -> OptionText.distance(known, name)))
                .orElse(null);
        String all =
                String.join(", ", components.stream().map(c -> c.type().name()).toList());
        return new OptionProblem(name, "there is no option '" + name + "'; there are " + all, nearest);
    }

    private static Object valueOf(RecordComponent component, Record defaults) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            Object value = accessor.invoke(defaults);
            if (value == null) {
                throw new IllegalArgumentException("option '" + component.getName() + "' has no default");
            }
            return value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("option '" + component.getName() + "' cannot be read", e);
        }
    }

    private static <C extends Record> Constructor<C> constructorOf(Class<C> type, RecordComponent[] all) {
        try {
            Class<?>[] types = Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<C> found = type.getDeclaredConstructor(types);
            found.setAccessible(true);
            return found;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record has a canonical constructor", e);
        }
    }
}
