package io.cinematch.jobs.funksvd;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.Dependency;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;

/**
 * One stratum: each user block meets its item block. An RDD of its own instead of a chain of closures, because a small
 * stratum takes milliseconds: Spark cleans every closure of every job by reading its class file, and a broadcast for
 * every job costs more than the few hundred kilobytes that it carries. Small item blocks travel with their tasks.
 */
final class StratumRDD extends RDD<StratumResult> {
    /** Bytes of an item block above which all of them go by broadcast; Spark warns of tasks above 1000 KiB. */
    static final long LARGEST_IN_TASK = 512 << 10;

    private static final ClassTag<StratumResult> RESULT = ClassTag$.MODULE$.apply(StratumResult.class);
    private static final ClassTag<StratumResult.ItemPart> PART = ClassTag$.MODULE$.apply(StratumResult.ItemPart.class);

    private final StratumTask task;
    private transient Factors[] items;
    private Broadcast<Factors[]> sent;
    private RDD<RatingBlock> ratings;
    private RDD<StratumResult> users;

    /**
     * A stratum that is yet to run.
     *
     * @param items the item blocks, when they travel with the tasks
     * @param sent the same by broadcast; null when they do not
     */
    StratumRDD(
            RDD<RatingBlock> ratings,
            RDD<StratumResult> users,
            StratumTask task,
            Factors[] items,
            Broadcast<Factors[]> sent) {
        super(ratings.context(), dependencies(ratings, users), RESULT);
        this.ratings = ratings;
        this.users = users;
        this.task = task;
        this.items = items;
        this.sent = sent;
    }

    private static scala.collection.immutable.Seq<Dependency<?>> dependencies(RDD<?>... parents) {
        List<Dependency<?>> dependencies = new java.util.ArrayList<>();
        for (RDD<?> parent : parents) {
            dependencies.add(new OneToOneDependency<>(parent));
        }
        return CollectionConverters.asScala(dependencies).toSeq();
    }

    /** Caches the result, cuts its lineage, runs it; the item blocks it leaves, in the order of user blocks. */
    StratumResult.ItemPart[] run() {
        persist(StorageLevel.MEMORY_AND_DISK()).localCheckpoint();
        List<Object> all =
                List.copyOf(IntStream.range(0, partitions().length).boxed().toList());
        return (StratumResult.ItemPart[]) context()
                .runJob(this, new TakeItems(), CollectionConverters.asScala(all).toSeq(), PART);
    }

    @Override
    public Partition[] getPartitions() {
        Partition[] ofRatings = ratings.partitions();
        Partition[] ofUsers = users.partitions();
        Partition[] all = new Partition[ofRatings.length];
        for (int k = 0; k < all.length; k++) {
            all[k] = new Part(k, ofRatings[k], ofUsers[k], sent == null ? task.only(k, items) : null);
        }
        return all;
    }

    @Override
    public Iterator<StratumResult> compute(Partition split, TaskContext context) {
        Part part = (Part) split;
        RatingBlock block = ratings.iterator(part.ratings, context).next();
        Factors before = users.iterator(part.users, context).next().users;
        Factors[] blocks = part.items == null ? sent.value() : part.items;
        return CollectionConverters.asScala(
                List.of(task.run(block, before, blocks)).iterator());
    }

    @Override
    public void clearDependencies() {
        super.clearDependencies();
        // With the lineage: what was sent is destroyed next, and would still be asked for by those who read the users.
        ratings = null;
        users = null;
        items = null;
        sent = null;
    }

    private static final class Part implements Partition {
        private final int index;
        private final Partition ratings;
        private final Partition users;
        private final Factors[] items;

        private Part(int index, Partition ratings, Partition users, Factors[] items) {
            this.index = index;
            this.ratings = ratings;
            this.users = users;
            this.items = items;
        }

        @Override
        public int index() {
            return index;
        }
    }

    /** Of what a task leaves, what travels. */
    private static final class TakeItems
            extends AbstractFunction2<TaskContext, Iterator<StratumResult>, StratumResult.ItemPart>
            implements Serializable {
        @Override
        public StratumResult.ItemPart apply(TaskContext context, Iterator<StratumResult> results) {
            return results.next().items;
        }
    }
}
