package io.weir.walls;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Fails for a class whose package has no package-info with @NullMarked: NullAway would not look at it. */
final class ResideInNullMarkedPackage extends ArchCondition<JavaClass> {
    ResideInNullMarkedPackage() {
        super("reside in a package whose package-info.java says @NullMarked");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        String message = type.getName() + " is in package " + type.getPackageName()
                + (marked ? ", which is" : ", which is not") + " @NullMarked";
        events.add(new SimpleConditionEvent(type, marked, message));
    }
}
