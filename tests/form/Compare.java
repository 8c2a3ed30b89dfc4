import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import org.javarosa.core.model.*;
import org.javarosa.core.model.data.*;
import org.javarosa.core.model.instance.*;
import org.javarosa.core.services.PropertyManager;
import org.javarosa.core.util.JavaRosaCoreModule;
import org.javarosa.form.api.*;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormUtils;
import org.opendatakit.validate.StubPropertyManager;

/** Plays a session (lines set, add, del, dump) on JavaRosa, the engine of ODK Collect. */
public class Compare {
  static FormDef form;
  static FormEntryController controller;
  static Map<String, String> choices = new HashMap<>();

  static String path(AbstractTreeElement element) {
    String out = "";
    while (element != null && element.getName() != null) {
      TreeElement tree = (TreeElement) element;
      String index = tree.isRepeatable() ? "[" + (element.getMult() + 1) + "]" : "";
      out = "/" + element.getName() + index + out;
      element = (AbstractTreeElement) element.getParent();
    }
    return out;
  }

  static TreeElement find(String path) {
    TreeElement element = (TreeElement) form.getMainInstance().getRoot();
    String[] steps = path.split("/");
    for (int i = 2; i < steps.length; i++) {
      int bracket = steps[i].indexOf('[');
      String name = bracket > 0 ? steps[i].substring(0, bracket) : steps[i];
      int row = 0;
      if (bracket > 0) {
        row = Integer.parseInt(steps[i].substring(bracket + 1, steps[i].length() - 1)) - 1;
      }
      element = element.getChild(name, row);
    }
    return element;
  }

  static void set(String path, String value) {
    TreeElement element = find(path);
    IAnswerData data = null;
    if (!value.isEmpty()) {
      data = AnswerDataFactory.templateByDataType(element.getDataType()).cast(new UncastData(value));
    }
    form.setValue(data, element.getRef(), true);
  }

  static TreeReference here() {
    return controller.getModel().getFormIndex().getReference();
  }

  static void add(String path) {
    controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
    int event;
    while ((event = controller.stepToNextEvent()) != FormEntryController.EVENT_END_OF_FORM) {
      String generic = here() == null ? "" : here().genericize().toString(false);
      if (event == FormEntryController.EVENT_PROMPT_NEW_REPEAT && generic.equals(path)) {
        controller.newRepeat();
        return;
      }
    }
    throw new RuntimeException("no prompt for a row of " + path);
  }

  static void remove(String path) {
    controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
    int event;
    while ((event = controller.stepToNextEvent()) != FormEntryController.EVENT_END_OF_FORM) {
      if (event == FormEntryController.EVENT_REPEAT
          && path(form.getMainInstance().resolveReference(here())).equals(path)) {
        controller.deleteRepeat();
        return;
      }
    }
    throw new RuntimeException("no row " + path);
  }

  static void dump(PrintStream out) {
    choices.clear();
    controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
    int event;
    while ((event = controller.stepToNextEvent()) != FormEntryController.EVENT_END_OF_FORM) {
      if (event != FormEntryController.EVENT_QUESTION) continue;
      FormEntryPrompt prompt = controller.getModel().getQuestionPrompt();
      int control = prompt.getControlType();
      if (control != Constants.CONTROL_SELECT_ONE && control != Constants.CONTROL_SELECT_MULTI) {
        continue;
      }
      StringJoiner codes = new StringJoiner(" ");
      for (SelectChoice choice : prompt.getSelectChoices()) codes.add(choice.getValue());
      choices.put(path(form.getMainInstance().resolveReference(here())), codes.toString());
    }
    walk((TreeElement) form.getMainInstance().getRoot(), out);
    out.println(".");
  }

  static void walk(TreeElement element, PrintStream out) {
    if (element.getMult() == TreeReference.INDEX_TEMPLATE) return;
    if (element.getNumChildren() > 0) {
      for (int i = 0; i < element.getNumChildren(); i++) walk(element.getChildAt(i), out);
      return;
    }
    String value = "";
    String fits = "-";
    if (element.getValue() != null) {
      value = element.getValue().uncast().getString();
      if (element.getConstraint() != null) {
        fits = form.evaluateConstraint(element.getRef(), element.getValue()) ? "yes" : "no";
      }
    }
    String path = path(element);
    out.println(String.join("\t", path, element.isRelevant() ? "1" : "0",
        element.isRequired() ? "1" : "0", fits, value.replace("\n", "\\n"),
        choices.getOrDefault(path, "-")));
  }

  static void open(File file) throws Exception {
    form = XFormUtils.getFormFromInputStream(new FileInputStream(file));
    form.initialize(true, new InstanceInitializationFactory());
    controller = new FormEntryController(new FormEntryModel(form));
  }

  static void play(String line, PrintStream out) {
    String[] cells = line.split("\t", -1);
    switch (cells[0]) {
      case "set" -> set(cells[1], cells[2].replace("\\n", "\n"));
      case "add" -> add(cells[1]);
      case "del" -> remove(cells[1]);
      case "dump" -> dump(out);
      default -> throw new RuntimeException(line);
    }
  }

  /** Each form of a folder, filled alike: the value of /data/p, or ERR. */
  static void probe(File folder, List<String> fill, PrintStream out) {
    File[] files = folder.listFiles((where, name) -> name.endsWith(".xml"));
    Arrays.sort(files);
    for (File file : files) {
      String value;
      try {
        open(file);
        for (String line : fill) play(line, out);
        IAnswerData data = find("/data/p").getValue();
        value = data == null ? "" : data.uncast().getString();
      } catch (Throwable error) {
        value = "ERR";
      }
      out.println(file.getName() + "\t" + value);
    }
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
    System.setOut(System.err);  // JavaRosa writes about itself
    new JavaRosaCoreModule().registerModule();
    new XFormsModule().registerModule();
    PropertyManager.setPropertyManager(new StubPropertyManager());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    File given = new File(arguments[0]);
    if (given.isDirectory()) {
      probe(given, in.lines().toList(), out);
      return;
    }
    open(given);
    for (String line : in.lines().toList()) play(line, out);
  }
}
