namespace Zyz.Sim.Inputs.Fields;

/// <summary>What a name in a file names.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English, with its article.</param>
internal readonly record struct Noun(string Zh, string En)
{
    public static Noun Key => new("键", "a key here");

    public static Noun Column => new("列", "a column of this file");

    public static Noun Town => new("专业镇", "a town of the region");

    public static Noun TownOrGroup => new("专业镇或分组", "a town or group of the region");

    public static Noun Class => new("类别", "a class of the region");

    public static Noun Scope => new("专业镇或类别", "a town or class of the region");

    public static Noun Category => new("认定类别", "a recognition class");

    public static Noun Lever => new("行动", "a lever of the region");

    public static Noun Parameter => new("模型参数", "a parameter of the model");

    public static Noun Family => new("分布族", "a family of priors");

    public static Noun Unit => new("单位", "a unit in use");

    public static Noun Kpi => new("模型指标", "a measure of the model");

    public static Noun Series => new("外部序列", "a series of drivers.csv");

    public static Noun Source => new("来源", "a source of sources.csv");

    public static Noun Relation => new("关系", "a relation");

    public static Noun Hardness => new("约束程度", "a hardness");

    public static Noun Status => new("状态", "a status");

    public static Noun Target => new("目标", "a target the model speaks of");

    public static Noun Project => new("清单项目", "a listed project");

    public static Noun Scenario => new("情景", "a scenario of this folder");

    public static Noun Direction => new("方向", "a direction");

    public static Noun Prices => new("价格", "a kind of prices");

    public static Noun Grade => new("等级", "a grade");
}
