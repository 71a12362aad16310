using VikLearning.Portfolio;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.UseInnerEndpoints();
builder.AddPortfolio();
builder.AddSilo(PortfolioModule.Service);
var app = builder.Build();
app.MapPortfolio();
await app.RunAsync();
