import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;

/** Java Lucene as a peer of the index: the same passages and questions, BM25, ten hits. Prints one line of JSON. */
public class LucenePeer {
    private static final int ROUNDS = 4;
    private static final int HITS = 10;

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        Path index = folder.resolve("lucene-" + args[2]);
        Analyzer analyzer = analyzer(args[2]);
        if (args[0].equals("index")) {
            index(folder.resolve("passages.tsv"), index, analyzer);
        } else {
            search(folder.resolve("questions.tsv"), index, analyzer);
        }
    }

    private static Analyzer analyzer(String name) {
        if (name.equals("smartcn")) {
            return new SmartChineseAnalyzer();
        }
        boolean characters = name.equals("unibigram");
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                StandardTokenizer tokenizer = new StandardTokenizer();
                TokenStream lower = new LowerCaseFilter(new CJKWidthFilter(tokenizer));
                return new TokenStreamComponents(tokenizer, new CJKBigramFilter(lower, CJKBigramFilter.HAN, characters));
            }
        };
    }

    private static void index(Path passages, Path index, Analyzer analyzer) throws IOException {
        long begun = System.nanoTime();
        IndexWriterConfig config = new IndexWriterConfig(analyzer).setSimilarity(new BM25Similarity()).setRAMBufferSizeMB(256);
        try (IndexWriter writer = new IndexWriter(new MMapDirectory(index), config); Stream<String> lines = Files.lines(passages)) {
            for (String line : (Iterable<String>) lines::iterator) {
                int tab = line.indexOf('\t');
                Document document = new Document();
                document.add(new StringField("id", line.substring(0, tab), Field.Store.YES));
                document.add(new TextField("text", line.substring(tab + 1), Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        long bytes;
        try (Stream<Path> files = Files.list(index)) {
            bytes = files.mapToLong(file -> file.toFile().length()).sum();
        }
        System.out.printf(Locale.ROOT, "{\"indexing\": %.3f, \"bytes\": %d, \"textBytes\": 0}%n", seconds, bytes);
    }

    private static void search(Path questions, Path index, Analyzer analyzer) throws Exception {
        long begun = System.nanoTime();
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(new MMapDirectory(index)));
        searcher.setSimilarity(new BM25Similarity());
        double opening = (System.nanoTime() - begun) / 1e6;
        List<String> texts = Files.readAllLines(questions).stream().map(line -> line.split("\t", 2)[1]).toList();
        double[] times = null;
        double processor = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            times = ask(searcher, analyzer, texts);
            processor = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - used) / 1e6 / texts.size();
        }
        double one = texts.size() / (Arrays.stream(times).sum() / 1e3);
        long together = System.nanoTime();
        Thread[] threads = new Thread[2];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                try {
                    ask(searcher, analyzer, texts);
                } catch (IOException problem) {
                    throw new java.io.UncheckedIOException(problem);
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double two = threads.length * texts.size() / ((System.nanoTime() - together) / 1e9);
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "{\"opening\": %.3f, \"oneThread\": %.1f, \"twoThreads\": %.1f, \"p50\": %.3f, \"p99\": %.3f, \"processor\": %.4f, \"resident\": %d}%n",
            opening, one, two, times[times.length / 2], times[times.length * 99 / 100], processor, resident());
    }

    private static double[] ask(IndexSearcher searcher, Analyzer analyzer, List<String> texts) throws IOException {
        double[] times = new double[texts.size()];
        for (int i = 0; i < times.length; i++) {
            long begun = System.nanoTime();
            searcher.search(query(analyzer, texts.get(i)), HITS);
            times[i] = (System.nanoTime() - begun) / 1e6;
        }
        return times;
    }

    private static Query query(Analyzer analyzer, String text) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        try (TokenStream tokens = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                counts.merge(term.toString(), 1, Integer::sum);
            }
            tokens.end();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        counts.forEach((term, count) -> query.add(new BoostQuery(new TermQuery(new Term("text", term)), count), BooleanClause.Occur.SHOULD));
        return query.build();
    }

    private static long resident() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return 0;
    }
}
