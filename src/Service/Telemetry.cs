using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Zyz.Sim.Service;

/// <summary>Metrics and traces of Orleans, the runtime and the runs, sent to a collector where one is named.</summary>
internal static class Telemetry
{
    /// <summary>Adds telemetry.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="collector">Address of an OTLP collector; null for none.</param>
    public static void Add(WebApplicationBuilder builder, string? collector)
    {
        if (collector is null)
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddMeter("Microsoft.Orleans", "Zyz.Sim").AddRuntimeInstrumentation()
                .AddOtlpExporter(o => o.Endpoint = new Uri(collector)))
            .WithTracing(traces => traces
                .AddSource("Microsoft.Orleans.Application", "Microsoft.Orleans.Runtime", "Zyz.Sim")
                .AddOtlpExporter(o => o.Endpoint = new Uri(collector)));
    }
}
