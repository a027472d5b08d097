package dev.netdoc.knowledge.search;
import dev.netdoc.knowledge.*; import dev.netdoc.knowledge.analysis.*; import dev.netdoc.knowledge.dump.*; import dev.netdoc.knowledge.entry.*; import dev.netdoc.knowledge.index.*; import dev.netdoc.knowledge.language.*;
import java.util.*; import java.util.stream.*;
/** Dumps features and tries weights. */
public class Lab {
 record Ex(String set, String q, boolean right, double[] x, String note) {}
 static String topicOf(Entry e){ return e.topic().orElseGet(()->Samples.pageEntries().stream().filter(p->e.source().startsWith(p.page())&&p.isHeading(e.title())).map(Samples.PageEntry::topic).findFirst().orElse("?")); }
 public static void main(String[] a) throws Exception {
  var s=Samples.find().orElseThrow(); var lr=new LanguageRecogniser(); var an=new Analysis(); var id=new Identifiers();
  var topics=new Topics().read(); var pages=new Documents(new PageDump(lr),x->{}).read(List.of(s.pages()));
  var gl=new Glossary(Concept.read(an));
  Map<String,EntryIndex> ix=new LinkedHashMap<>(); ix.put("topics",EntryIndex.open(List.of(IndexedEntries.of(topics,an,id)))); ix.put("seeds",EntryIndex.open(List.of(IndexedEntries.of(pages,an,id)))); var both=new ArrayList<>(topics); both.addAll(pages); ix.put("both",EntryIndex.open(List.of(IndexedEntries.of(both,an,id))));
  Map<Entry,String> tof=new IdentityHashMap<>(); for (var e: both) tof.put(e, topicOf(e));
  if (a[0].equals("tune")) { var rnd=new Random(1); double best=0; for (int it=0; it<Integer.parseInt(a[1]); it++) { double p=.1+.35*rnd.nextDouble(), g=.05+.25*rnd.nextDouble(); var w=it==0?Ranking.Weights.TUNED:new Ranking.Weights(1-p-g,p,g,.05+.3*rnd.nextDouble(),.8+.18*rnd.nextDouble());
    var r=score(s,ix.get("seeds"),an,id,gl,lr,tof,w); if (r[0]+r[1]*.5>best||it==0){best=r[0]+r[1]*.5; System.out.println(w+" mrr="+r[0]+" r1="+r[1]+" "+Arrays.toString(r));} } return; }
  List<Ex> out=new ArrayList<>();
  for (var set: ix.keySet()) { if(set.equals("both")) continue; var rk=new Ranking(ix.get(set),new QueryPlan(ix.get(set),an,gl,new Spelling(ix.get(set).searcher().getIndexReader())),Ranking.Weights.TUNED);
   for (var q: s.questions()) { var lang=lr.recognise(q.text()).orElse(Language.EN); var ms=rk.matches(Question.of(q.text(),lang,an,id),q.language());
     if (ms.isEmpty()) continue; String t=tof.get(ms.getFirst().entry()); boolean right=q.right().contains(t);
     System.out.println(set+"\t"+(q.topic().isEmpty()?"null":"real")+"\t"+(right?1:0)+"\t"+q.language()+"\t"+Arrays.stream(Calibration.features(ms)).mapToObj(d->String.format("%.4f",d)).collect(Collectors.joining(","))+"\t"+q.text().replace('\n',' ').replace('\t',' '));
     if (right || q.right().stream().anyMatch(r->ms.stream().anyMatch(m->r.equals(tof.get(m.entry()))))) { var rest=ms.stream().filter(m->!q.right().contains(tof.get(m.entry()))).toList(); if(!rest.isEmpty()) System.out.println(set+"\tloo\t0\t"+q.language()+"\t"+Arrays.stream(Calibration.features(rest)).mapToObj(d->String.format("%.4f",d)).collect(Collectors.joining(","))+"\t"+q.text().replace('\n',' ').replace('\t',' ')); }
   } } }
 static double[] score(Samples s, EntryIndex ix, Analysis an, Identifiers id, Glossary gl, LanguageRecogniser lr, Map<Entry,String> tof, Ranking.Weights w){ var rk=new Ranking(ix,new QueryPlan(ix,an,gl,new Spelling(ix.searcher().getIndexReader())),w); double mrr=0; int n=0,r1=0,r3=0; int[] byl=new int[4];
   for (var q: s.questions()) { if(q.topic().isEmpty()) continue; n++; var lang=lr.recognise(q.text()).orElse(Language.EN); var ms=rk.matches(Question.of(q.text(),lang,an,id),q.language()); int pl=0; for(int i=0;i<Math.min(10,ms.size());i++) if(q.right().contains(tof.get(ms.get(i).entry()))){pl=i+1;break;} if(pl>0) mrr+=1.0/pl; if(pl==1){r1++; byl[q.language().ordinal()]++;} if(pl>0&&pl<=3) r3++; }
   return new double[]{mrr/n,(double)r1/n,(double)r3/n,byl[0],byl[1],byl[2],byl[3]}; }
}
