package io.weir.plugin.directory;

import io.weir.api.ApiVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at the files of a plugin without running any of its code. */
public final class JarCheck {

    private static final int MOST_ALIKE = 5;

    private JarCheck() {}

    /**
     * What is to be said of it, in no order; empty when all is well.
     *
     * @param services names of the extension points
     * @param api sees the API
     * @throws Unusable when it is no whole jar
     */
    public static List<Complaint> check(Dropped dropped, Set<String> services, ClassLoader api) throws Unusable {
        JarContent content = JarContent.read(dropped.files());
        List<Complaint> all = new ArrayList<>();
        try {
            dropped.open(services, api).close();
        } catch (Unusable e) {
            all.add(Complaint.fault(String.valueOf(e.getMessage())));
        }
        for (Path jar : content.providing(services)) {
            if (content.api(jar) == null) {
                all.add(Complaint.advice("its manifest does not say which API it was built against: without '"
                        + ApiVersion.ATTRIBUTE + ": " + ApiVersion.CURRENT
                        + "' a host of another version tries it, and it fails when it is called"));
            }
        }
        all.addAll(ContentCheck.check(content));
        all.addAll(new ServiceFileCheck(content, api).check(services));
        all.addAll(few(new ReferenceCheck(content, api).check(services)));
        return all;
    }

    private static List<Complaint> few(List<Complaint> all) {
        List<Complaint> few = new ArrayList<>();
        for (Complaint.Weight weight : Complaint.Weight.values()) {
            List<Complaint> alike =
                    all.stream().filter(c -> c.weight() == weight).distinct().toList();
            few.addAll(alike.subList(0, Math.min(MOST_ALIKE, alike.size())));
            if (alike.size() > MOST_ALIKE) {
                few.add(new Complaint(weight, "and " + (alike.size() - MOST_ALIKE) + " more like these"));
            }
        }
        return few;
    }
}
