import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Prints a line for each PDF named: whether it is PDF/UA-1, and each rule that it breaks. */
class Verify {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean all = true;
    for (String file : files) {
      try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), PDFAFlavour.PDFUA_1);
          var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
        var result = validator.validate(parser);
        all &= result.isCompliant();
        String verdict = result.isCompliant() ? "compliant" : "not compliant";
        System.out.println(verdict + ", " + result.getTotalAssertions() + " assertions: " + file);
        for (var broken : result.getTestAssertions()) System.out.println("  " + broken.getRuleId() + " " + broken.getMessage());
      }
    }
    System.exit(all ? 0 : 1);
  }
}
