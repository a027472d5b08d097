package dev.netdoc.knowledge;
import java.nio.file.*; import java.util.*;
public class Try { public static void main(String[] a) throws Exception {
 long t0=System.nanoTime(); boolean b=!a[0].equals("seeds"); var docs=a[0].equals("topics")?List.<Path>of():List.of(Path.of("/work/shared/seeds"));
 var k=LuceneKnowledge.open(new Knowledge.Sources(b,docs), System.err::println);
 System.err.println("open ms "+(System.nanoTime()-t0)/1000000+" since jvm start "+(System.currentTimeMillis()-java.lang.management.ManagementFactory.getRuntimeMXBean().getStartTime()));
 for (int i=1;i<a.length;i++){ var r=k.ask(a[i],Optional.empty()); System.out.println("Q "+a[i]+"  ["+r.language()+"] answered="+r.answered()+String.format(" conf=%.2f took=%.1fms",r.confidence(),r.took().toNanos()/1e6)+" intent="+k.intent(a[i]));
  r.hits().stream().limit(3).forEach(h->System.out.println(String.format("   %.3f %s %s %s",h.score(),h.topic().orElse("-"),h.language(),h.title()))); } } }
