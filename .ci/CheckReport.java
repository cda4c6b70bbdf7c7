import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.Arrays;

/**
 * Checks numbers of a run report: {@code CheckReport report.json 'funksvd.rmse <= 0.86' …}, where the part before the
 * dot is a variant; or prints one value: {@code CheckReport report.json --print path.to.it}.
 */
public final class CheckReport {
    public static void main(String[] args) throws Exception {
        JsonNode report = new ObjectMapper().readTree(new File(args[0]));
        if (args[1].equals("--print")) {
            System.out.println(report.at("/" + args[2].replace('.', '/')).asText());
            return;
        }
        boolean all = true;
        for (String condition : Arrays.copyOfRange(args, 1, args.length)) {
            all &= holds(report, condition);
        }
        System.exit(all ? 0 : 1);
    }

    private static boolean holds(JsonNode report, String condition) {
        String[] parts = condition.split(" ");
        double value = metric(report, parts[0]);
        double bound = Double.parseDouble(parts[2]);
        boolean holds = parts[1].equals("<=") ? value <= bound : value >= bound;
        System.out.printf("%s %s (is %.4f)%n", holds ? "ok    " : "FAILED", condition, value);
        return holds;
    }

    private static double metric(JsonNode report, String name) {
        String variant = name.substring(0, name.indexOf('.'));
        for (JsonNode candidate : report.get("variants")) {
            if (candidate.get("name").asText().equals(variant)) {
                JsonNode value = candidate.get("metrics").get(name.substring(name.indexOf('.') + 1));
                return value == null ? Double.NaN : value.asDouble();
            }
        }
        return Double.NaN;
    }
}
