using Zyz.Sim.Client;

namespace Zyz.Sim.EndToEnd.Client;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData(ExitCode.Usage)]
    [InlineData(ExitCode.Usage, "fly")]
    [InlineData(ExitCode.Usage, "run")]
    [InlineData(ExitCode.Usage, "run", "a.yaml", "--replications", "many")]
    [InlineData(ExitCode.Usage, "run", "a.yaml", "--replications", "0")]
    [InlineData(ExitCode.Usage, "run", "a.yaml", "--batch", "0")]
    [InlineData(ExitCode.Usage, "run", "a.yaml", "--actors", "--replications", "1001")]
    [InlineData(ExitCode.Usage, "list", "clouds")]
    [InlineData(ExitCode.Usage, "--lang", "fr", "list")]
    [InlineData(ExitCode.Usage, "resimulate", "somewhere")]
    [InlineData(ExitCode.InvalidInput, "run", "no-such-folder/baseline.yaml")]
    [InlineData(ExitCode.InvalidInput, "list", "--region", "no-such-folder")]
    [InlineData(ExitCode.InvalidInput, "resimulate", "no-such-folder", "--enterprise", "flange/e0001")]
    public async Task Run_WrongCommandLine_ExitsWithItsCodeAndWritesToErrorOnly(int code, params string[] args)
    {
        Call call = await Call.OfAsync(args);
        Assert.Equal(code, call.Code);
        Assert.Equal("", call.Out);
        Assert.NotEqual("", call.Error);
    }

    [Theory]
    [InlineData("zh", "专业镇仿真与预测", "用法")]
    [InlineData("en", "Simulates and forecasts specialised towns", "Usage")]
    public async Task Help_EitherLanguage_IsWrittenInIt(string language, params string[] expected)
    {
        Call call = await Call.OfAsync("--lang", language, "--help");
        Assert.Equal(ExitCode.Done, call.Code);
        Assert.All(expected, text => Assert.Contains(text, call.Out, StringComparison.Ordinal));
        foreach (string verb in (string[])["run", "resimulate", "import", "list", "validate", "new", "schema", "backtest"])
        {
            Assert.Contains(verb, call.Out, StringComparison.Ordinal);
            Assert.Equal(ExitCode.Done, (await Call.OfAsync(verb, "--help", "--lang", language)).Code);
        }
    }

    [Fact]
    public async Task Version_Asked_NamesProductAndModel()
    {
        Call call = await Call.OfAsync("--version");
        Assert.Equal(ExitCode.Done, call.Code);
        Assert.Matches(@"^zyz \d+\.\d+\.\d+ \(model \d", call.Out);
    }

    [Fact]
    public async Task Run_MisspeltScenario_NamesTheNearFile()
    {
        string folder = Directory.CreateTempSubdirectory("zyz-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "baseline.yaml"), "");
            Call call = await Call.OfAsync("run", Path.Combine(folder, "basline.yaml"), "--lang", "en");
            Assert.Equal(ExitCode.InvalidInput, call.Code);
            Assert.Contains("baseline.yaml", call.Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Run_MisspeltVerb_NamesTheNearVerb()
    {
        Call call = await Call.OfAsync("rnu", "--lang", "en");
        Assert.Contains("Did you mean: run", call.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "--lang", "en")]
    [InlineData("zh", "--lang=zh")]
    public void Language_Named_WinsOverTheSystems(string expected, params string[] args) =>
        Assert.Equal(expected, CommandLanguage.Of(args, _ => expected == "en" ? "zh_CN.UTF-8" : "en_US.UTF-8"));

    [Theory]
    [InlineData("en_GB.UTF-8", "en")]
    [InlineData("zh_CN.UTF-8", "zh")]
    [InlineData("C.UTF-8", "zh")]
    public void Language_OfTheSystem_IsTakenElseChinese(string lang, string expected) =>
        Assert.Equal(expected, CommandLanguage.Of([], name => name == "LANG" ? lang : null));
}
