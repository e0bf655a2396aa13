package io.weir.analysis;

import io.weir.model.LiveUpdates;

/**
 * What an analysis needs of the world around it.
 *
 * @param due which sources are to be analyzed
 * @param windows what they reported
 * @param plugins who looks at it
 * @param pipelines where pipelines are kept
 * @param silent which pipelines no longer report
 * @param findings where findings are kept
 * @param shadow where findings are kept aside
 * @param memories where analyzers' memories are kept
 * @param further who adds to what analyzers say
 * @param after who is told of each analysis
 * @param live where changes are shown
 */
public record AnalysisPorts(
        DueSources due,
        SourceWindows windows,
        PluginHost plugins,
        PipelineStore pipelines,
        SilentPipelines silent,
        FindingStore findings,
        ShadowFindings shadow,
        MemoryStore memories,
        FurtherFindings further,
        AfterAnalysis after,
        LiveUpdates live) {}
