# Shared by run.ps1 and test.ps1: Python, .venv, packages. Works in Windows PowerShell 5.1 and later.

$Root = Split-Path -Parent $PSScriptRoot
$Venv = Join-Path $Root '.venv'
$VenvPython = Join-Path $Venv 'Scripts\python.exe'
$Log = Join-Path $Venv 'setup.log'

function Stop-SetUp([string] $Sentence, [int] $Code) {
    [Console]::Error.WriteLine($Sentence)
    exit $Code
}

# Run a program quietly into the log and return whether it succeeded.
function Invoke-Quietly([string] $Program, [string[]] $Arguments) {
    $before = $ErrorActionPreference
    $ErrorActionPreference = 'Continue'
    & $Program @Arguments *>> $Log
    $ErrorActionPreference = $before
    return $LASTEXITCODE -eq 0
}

# The py launcher knows every installed Python; python.exe may be the shop's placeholder.
function New-Venv {
    foreach ($version in '3.13', '3.12', '3.11') {
        if (Get-Command py -ErrorAction SilentlyContinue) {
            if (Invoke-Quietly 'py' @("-$version", '-m', 'venv', $Venv)) { return }
        }
    }
    if (Get-Command python -ErrorAction SilentlyContinue) {
        $check = 'import sys; sys.exit(sys.version_info < (3, 11))'
        if (Invoke-Quietly 'python' @('-I', '-c', $check)) {
            if (Invoke-Quietly 'python' @('-m', 'venv', $Venv)) { return }
        }
    }
    Stop-SetUp 'Heavy Legs needs Python 3.11 or newer; install it, then start this command again.' 3
}

function Get-Stamp([string] $Lock) {
    $files = @('pyproject.toml', "packaging\$Lock", 'packaging\setup_common.ps1')
    $hashes = $files | ForEach-Object { (Get-FileHash (Join-Path $Root $_)).Hash }
    return (@($Root) + $hashes) -join ' '
}

function Install-HeavyLegs([string] $Name, [string] $Lock) {
    $env:PYTHONHOME = $null
    $env:PYTHONPATH = $null
    $stampFile = Join-Path $Venv "heavylegs-$Name"
    $installing = Join-Path $Venv 'heavylegs-installing'
    $wanted = Get-Stamp $Lock
    if ((Test-Path $VenvPython) -and (Test-Path $stampFile) -and -not (Test-Path $installing)) {
        if ((Get-Content $stampFile -Raw).Trim() -eq $wanted) { return }
    }
    if (Test-Path $installing) { Remove-Item -Recurse -Force $Venv }
    New-Item -ItemType Directory -Force $Venv | Out-Null
    Set-Content $installing $PID
    if (-not (Test-Path $VenvPython)) {
        Write-Host "Making the Python environment in $Venv ..."
        New-Venv
    }
    Write-Host 'Installing the Python packages (some minutes the first time) ...'
    $pip = @('-I', '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check')
    $locked = @('--require-hashes', '--only-binary', ':all:', '-r', (Join-Path $Root "packaging\$Lock"))
    $own = @('--no-index', '--no-deps', '--no-build-isolation', '--editable', $Root)
    foreach ($what in $locked, $own) {
        if (-not (Invoke-Quietly $VenvPython ($pip + $what))) {
            Stop-SetUp "The packages could not be installed; is there a network? pip's words are in $Log" 1
        }
    }
    Invoke-Quietly $VenvPython @('-P', '-m', 'compileall', '-q', (Join-Path $Venv 'Lib'), (Join-Path $Root 'heavylegs_gui')) | Out-Null
    Set-Content $stampFile $wanted
    Remove-Item $installing
}
