package dev.netdoc.knowledge.dump;
import java.nio.file.*;
public class Show { public static void main(String[] a) throws Exception { var d = new PageDump(new dev.netdoc.knowledge.language.LanguageRecogniser());
 for (String f : a) { var es = d.entries(Path.of(f).getFileName().toString(), Files.readString(Path.of(f))); System.out.println("=== " + f + " " + es.size());
  for (var e : es) { System.out.println(e.language() + " " + e.title() + "   [" + e.body().length() + "]"); if (System.getenv("BODY") != null) System.out.println(e.body()); } } } }
