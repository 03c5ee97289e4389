using Zyz.Sim.Service;
using Zyz.Sim.Store;

WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var faults = new List<string>();
ClusterSettings? settings = ClusterSettings.Read(builder.Configuration, faults);
if (settings is null)
{
    foreach (string fault in faults)
    {
        Console.Error.WriteLine($"zyz-silo: {fault}");
    }

    return 2;
}

try
{
    await using IStore store = Stores.OpenPostgres(settings.Postgres);
    await using WebApplication service = SiloService.Build(builder, settings, store);
    await service.RunAsync();
    return 0;
}
catch (StoreException why)
{
    Console.Error.WriteLine($"zyz-silo: {why.Message}");
    return 5;
}
