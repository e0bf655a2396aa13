package io.weir.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

/**
 * A real broker that speaks AMQP 1.0 and MQTT on one port, inside this process. Queues come to life when they are first
 * used, and stay. It keeps what it acknowledged when it is started again.
 */
public final class EmbeddedArtemis implements AutoCloseable {

    private final Path directory;
    private final int port;
    private final Lock lock;
    private EmbeddedActiveMQ running;

    private EmbeddedArtemis(Path directory, int port, Lock lock) throws Exception {
        this.directory = directory;
        this.port = port;
        this.lock = lock;
        this.running = launch(directory, port, lock);
    }

    /**
     * What clients need to get in.
     *
     * @param options of the acceptor, each with a semicolon before it
     * @param users who may do everything, with their passwords; without any, everybody may
     */
    private record Lock(String options, Map<String, String> users) implements ActiveMQSecurityManager {

        static final Lock OPEN = new Lock("", Map.of());

        @Override
        public boolean validateUser(String user, String password) {
            return users.isEmpty()
                    || user != null && users.getOrDefault(user, "").equals(password);
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
            return validateUser(user, password);
        }
    }

    /** Starts one in a new directory. */
    public static EmbeddedArtemis start() throws Exception {
        return new EmbeddedArtemis(Files.createTempDirectory("weir-test-artemis"), Scratch.freePort(), Lock.OPEN);
    }

    /** Starts one that takes TLS only, and only from a user with this password. */
    public static EmbeddedArtemis locked(Certificates certificates, String user, String password) throws Exception {
        String options = ";sslEnabled=true;keyStoreType=PKCS12;keyStorePath=" + certificates.keys()
                + ";keyStorePassword=" + Certificates.PASSWORD;
        return new EmbeddedArtemis(
                Files.createTempDirectory("weir-test-artemis"),
                Scratch.freePort(),
                new Lock(options, Map.of(user, password)));
    }

    /** Starts one whose data are in a directory, on a port; for a process that is killed. */
    public static EmbeddedArtemis in(Path directory, int port) throws Exception {
        return new EmbeddedArtemis(directory, port, Lock.OPEN);
    }

    /** Port for AMQP and MQTT. */
    public int port() {
        return port;
    }

    /** Stops it and starts it again on the same port with the same data. */
    public void restart() throws Exception {
        running.stop();
        running = launch(directory, port, lock);
    }

    /** Messages in all queues of an address, as AMQP or MQTT names it, that nobody has acknowledged. */
    public long unacknowledged(String topic) {
        return sum(topic, Queue::getMessageCount);
    }

    /** Messages that were ever added to queues of an address since it started. */
    public long arrived(String topic) {
        return sum(topic, Queue::getMessagesAdded);
    }

    private long sum(String topic, ToLongFunction<Queue> count) {
        String address = topic.replace('/', '.');
        return running.getActiveMQServer()
                .getPostOffice()
                .getAllBindings()
                .filter(binding -> binding instanceof QueueBinding)
                .map(binding -> ((QueueBinding) binding).getQueue())
                .filter(queue -> queue.getAddress().toString().replace('/', '.').equals(address))
                .mapToLong(count)
                .sum();
    }

    @Override
    public void close() throws IOException {
        try {
            running.stop();
        } catch (Exception e) {
            throw new IOException("Artemis did not stop", e);
        }
        Scratch.delete(directory);
    }

    private static EmbeddedActiveMQ launch(Path directory, int port, Lock lock) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setSecurityEnabled(!lock.users().isEmpty())
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalFileSize(1 << 20)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setJMXManagementEnabled(false)
                .setMaxDiskUsage(-1)
                .addAcceptorConfiguration("all", "tcp://127.0.0.1:" + port + "?protocols=AMQP,MQTT" + lock.options())
                .addAddressSetting(
                        "#", new AddressSettings().setAutoDeleteQueues(false).setAutoDeleteAddresses(false));
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        broker.setSecurityManager(lock);
        broker.start();
        return broker;
    }
}
