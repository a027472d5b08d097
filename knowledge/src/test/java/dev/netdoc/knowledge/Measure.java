package dev.netdoc.knowledge;
import java.util.*;
import java.util.stream.*;
public class Measure { public static void main(String[] a) {
 var s=Samples.find().orElseThrow(); boolean v=a.length>1;
 for (String m: a[0].split(",")) { boolean topics=m.equals("topics");
 try (var k=LuceneKnowledge.open(new Knowledge.Sources(topics, topics?List.of():List.of(s.pages())), x->{})) {
  Set<String> held= topics? Set.copyOf(k.topics()): Samples.pageEntries().stream().map(Samples.PageEntry::topic).collect(Collectors.toSet());
  var e=Evaluation.of(k,s.questions(),held); System.out.println(e.report(m));
  if (v) for (var q: e.asked()) { boolean bad = q.inside()? q.place()!=1 || !q.answer().answered() : q.answer().answered(); if(!bad) continue;
   System.out.printf("%s place=%d conf=%.2f %s  <%s>%n", q.inside()?"IN ":"OUT", q.place(), q.answer().confidence(), q.question().text().replace("\n"," "), q.question().topic().orElse("-"));
   q.answer().hits().stream().limit(2).forEach(h->System.out.printf("       %.3f %s %s %s%n",h.score(),h.topic().orElse(Samples.topicOf(h).orElse("?")),h.language(),h.title())); } } } } }
