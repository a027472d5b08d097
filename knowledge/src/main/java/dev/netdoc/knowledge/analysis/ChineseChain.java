package dev.netdoc.knowledge.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;

/** The dictionary segmentation of smartcn alone: its ready-made analyzer would stem product names as English words. */
final class ChineseChain extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new HMMChineseTokenizer());
    }
}
